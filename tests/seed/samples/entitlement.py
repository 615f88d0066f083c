from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.password_credentials(
    username='my-user', password='my-password'
)
authz_client = realm.authz(client_id='my-client')

entitlement = authz_client.entitlement(token['access_token'])
assert entitlement['rpt'].count('.') == 2, sorted(entitlement)
