from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

url = oidc_client.authorization_url(
    redirect_uri='https://app.example.com/callback',
    scope='openid',
    state='some-state',
)
path, query = url.split('?')
assert path.endswith('/realms/my_realm/protocol/openid-connect/auth'), url
assert query == (
    'client_id=my-client'
    '&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback'
    '&response_type=code&scope=openid&state=some-state'
), url
