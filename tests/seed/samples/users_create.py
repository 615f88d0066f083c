from uuid import uuid4

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
    credentials=[{'type': 'password', 'value': 'secret'}],
    first_name='John',
    last_name='Doe',
    email=username + '@example.com',
    enabled=True,
)
[user] = [user for user in users.all() if user['username'] == username]
assert user['firstName'] == 'John', user
assert oidc_client.password_credentials(username, 'secret')
