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
        clients = admin_client.realms.by_name('my_realm').clients
        roles = clients.by_id('#client id').roles

        name = 'a name {}'.format(uuid4())
        await roles.create(name=name, description='A role')
        await roles.by_name(name).update(name=name, description='Still a role')
        try:
            await roles.create(name=name)
        except KeycloakClientError as error:
            print(error)
        else:
            raise AssertionError('not refused')


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
