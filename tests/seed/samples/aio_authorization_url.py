from keycloak.aio.realm import KeycloakRealm


async def main(loop=None):
    realm_params = dict(
        server_url='https://example.com', realm_name='my_realm', loop=loop
    )
    async with KeycloakRealm(**realm_params) as realm:
        oidc_client = await realm.open_id_connect(
            client_id='my-client', client_secret='very-secret-client-secret'
        )
        url = oidc_client.authorization_url(
            redirect_uri='https://app.example.com/callback',
            scope='openid',
            state='some-state',
        )
        path, query = url.split('?')
        assert path.endswith(
            '/realms/my_realm/protocol/openid-connect/auth'
        ), url
        assert query == (
            'client_id=my-client'
            '&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback'
            '&response_type=code&scope=openid&state=some-state'
        ), url


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
