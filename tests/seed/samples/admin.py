from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

admin_client = realm.admin
