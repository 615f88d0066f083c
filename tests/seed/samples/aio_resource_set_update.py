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
        token = (await oidc_client.client_credentials())['access_token']
        uma_client = await realm.uma()

        name = 'a name {}'.format(uuid4())
        resource = await uma_client.resource_set_create(
            token, name=name, scopes=['view']
        )

        await uma_client.resource_set_update(
            token,
            id=resource['_id'],
            name=name,
            type='urn:a-type',
            scopes=['view'],
        )
        updated = await uma_client.resource_set_read(token, id=resource['_id'])
        assert updated['type'] == 'urn:a-type', updated


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
