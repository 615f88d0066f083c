from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials(scope='openid')
assert token['access_token'] and token['id_token'], sorted(token)
