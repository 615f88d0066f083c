from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.password_credentials(
    username='my-user', password='my-password', scope='openid'
)

userinfo = oidc_client.userinfo(token['access_token'])
assert userinfo['email'] == 'my-user@example.com', userinfo
