from uuid import uuid4

from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()['access_token']
uma_client = realm.uma()

name = 'a name {}'.format(uuid4())
resource = uma_client.resource_set_create(
    token, name=name, scopes=['view'], ownerManagedAccess=True
)

permission = uma_client.resource_associate_permission(
    token,
    id=resource['_id'],
    name=name,
    scopes=['view'],
    clients=['my-client'],
)
uma_client.permission_update(
    token,
    id=permission['id'],
    name=name,
    scopes=['view'],
    clients=['my-client'],
    description='A permission',
)
[listed] = uma_client.permission_list(token, name=name)
assert listed['description'] == 'A permission', listed
uma_client.permission_delete(token, id=permission['id'])
assert uma_client.permission_list(token, name=name) == []

ticket = uma_client.resource_create_ticket(
    token, id=resource['_id'], scopes=['view']
)
assert ticket['ticket'], ticket
