from keycloak.aio.realm import KeycloakRealm


async def main(loop=None):
    realm_params = dict(
        server_url='https://example.com', realm_name='my_realm', loop=loop
    )
    async with KeycloakRealm(**realm_params) as realm:
        oidc_client = await realm.open_id_connect(
            client_id='my-client', client_secret='very-secret-client-secret'
        )
        token = await oidc_client.password_credentials(
            username='my-user', password='my-password'
        )
        authz_client = await realm.authz(client_id='my-client')

        permissions = await authz_client.get_permissions(
            token['access_token'],
            resource_scopes_tuples=[('my-resource', 'view')],
        )
        assert permissions['permissions'][0]['rsname'] == 'my-resource', (
            permissions
        )


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
