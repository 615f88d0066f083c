from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.password_credentials(
    username='my-user', password='my-password'
)
authz_client = realm.authz(client_id='my-client')

assert (
    authz_client.eval_permission(token['access_token'], 'my-resource', 'view')
    is True
)
assert (
    authz_client.eval_permission(
        token['access_token'], 'other-resource', 'view'
    )
    is False
)
