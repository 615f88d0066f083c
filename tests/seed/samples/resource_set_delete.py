from uuid import uuid4

from keycloak.exceptions import KeycloakClientError
from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()['access_token']
uma_client = realm.uma()

name = 'a name {}'.format(uuid4())
resource = uma_client.resource_set_create(token, name=name, scopes=['view'])

uma_client.resource_set_delete(token, id=resource['_id'])
try:
    uma_client.resource_set_read(token, id=resource['_id'])
except KeycloakClientError as error:
    print(error)
else:
    raise AssertionError('not refused')
