from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()
admin_client = realm.admin.set_token(token['access_token'])
clients = admin_client.realms.by_name('my_realm').clients

assert 'my-client' in [client['clientId'] for client in clients.all()]
