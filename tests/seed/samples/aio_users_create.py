from uuid import uuid4

from keycloak.aio.realm import KeycloakRealm


async def main(loop=None):
    realm_params = dict(
        server_url='https://example.com', realm_name='my_realm', loop=loop
    )
    async with KeycloakRealm(**realm_params) as realm:
        oidc_client = await realm.open_id_connect(
            client_id='my-client', client_secret='very-secret-client-secret'
        )
        token = await oidc_client.client_credentials()
        admin_client = realm.admin.set_token(token['access_token'])
        users = admin_client.realms.by_name('my_realm').users

        username = 'user-{}'.format(uuid4())
        await users.create(
            username=username,
            credentials=[{'type': 'password', 'value': 'secret'}],
            first_name='John',
            last_name='Doe',
            email=username + '@example.com',
            enabled=True,
        )
        [user] = [
            user for user in await users.all() if user['username'] == username
        ]
        assert user['firstName'] == 'John', user
        assert await oidc_client.password_credentials(username, 'secret')


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
