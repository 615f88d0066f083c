from uuid import uuid4

from keycloak.exceptions import KeycloakClientError
from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()
admin_client = realm.admin.set_token(token['access_token'])
clients = admin_client.realms.by_name('my_realm').clients
roles = clients.by_id('#client id').roles

name = 'a name {}'.format(uuid4())
roles.create(name=name, description='A role')
roles.by_name(name).update(name=name, description='Still a role')
try:
    roles.create(name=name)
except KeycloakClientError as error:
    print(error)
else:
    raise AssertionError('not refused')
