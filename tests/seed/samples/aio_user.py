from uuid import uuid4

from keycloak.exceptions import KeycloakClientError
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
            first_name='John',
            last_name='Doe',
            email=username + '@example.com',
            enabled=True,
        )
        [found] = [
            user for user in await users.all() if user['username'] == username
        ]
        user = users.by_id(found['id'])

        await user.update(first_name='Jane')
        assert (await user.get())['firstName'] == 'Jane'
        assert (await user.get())['lastName'] == 'Doe'
        await user.reset_password('other secret', temporary=False)
        assert await oidc_client.password_credentials(username, 'other secret')
        await user.logout()
        await user.delete()
        try:
            await users.by_id(found['id']).get()
        except KeycloakClientError as error:
            print(error)
        else:
            raise AssertionError('not refused')


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
