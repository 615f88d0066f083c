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

        assert (
            await authz_client.eval_permission(
                token['access_token'], 'my-resource', 'view'
            )
            is True
        )
        assert (
            await authz_client.eval_permission(
                token['access_token'], 'other-resource', 'view'
            )
            is False
        )


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
