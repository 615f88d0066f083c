from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.password_credentials(
    username='my-user', password='my-password'
)

refreshed = oidc_client.refresh_token(token['refresh_token'])
assert refreshed['access_token'] != token['access_token']
