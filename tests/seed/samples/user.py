from uuid import uuid4

from keycloak.exceptions import KeycloakClientError
from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()
admin_client = realm.admin.set_token(token['access_token'])
users = admin_client.realms.by_name('my_realm').users

username = 'user-{}'.format(uuid4())
users.create(
    username=username,
    first_name='John',
    last_name='Doe',
    email=username + '@example.com',
    enabled=True,
)
[found] = [user for user in users.all() if user['username'] == username]
user = users.by_id(found['id'])

user.update(first_name='Jane')
assert user.get()['firstName'] == 'Jane'
assert user.get()['lastName'] == 'Doe'
user.reset_password('other secret', temporary=False)
assert oidc_client.password_credentials(username, 'other secret')
user.logout()
user.delete()
try:
    users.by_id(found['id']).get()
except KeycloakClientError as error:
    print(error)
else:
    raise AssertionError('not refused')
