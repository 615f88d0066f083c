from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.authorization_code(
    code='#authorization code', redirect_uri='https://app.example.com/callback'
)
assert token['access_token'] and token['refresh_token'], sorted(token)
