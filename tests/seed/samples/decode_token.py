from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.password_credentials(
    username='my-user', password='my-password'
)
certs = oidc_client.certs()

claims = oidc_client.decode_token(token['access_token'], certs)
assert claims['preferred_username'] == 'my-user', claims
