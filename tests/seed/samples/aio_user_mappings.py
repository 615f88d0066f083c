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
        realm_client = admin_client.realms.by_name('my_realm')

        name = 'a name {}'.format(uuid4())
        await realm_client.groups.create(name=name)
        [group] = [
            group
            for group in await realm_client.groups.all()
            if group['name'] == name
        ]
        [found] = [
            user
            for user in await realm_client.users.all()
            if user['username'] == 'my-user'
        ]
        user = realm_client.users.by_id(found['id'])

        await user.groups.add(group['id'])
        assert group['id'] in [
            group['id'] for group in await user.groups.all()
        ]
        await user.groups.delete(group['id'])
        assert group['id'] not in [
            group['id'] for group in await user.groups.all()
        ]

        roles = [
            role
            for role in await user.role_mappings.realm.available()
            if role['name'] == 'realm-role-name'
        ]
        await user.role_mappings.realm.add(roles)
        assert 'realm-role-name' in [
            role['name'] for role in await user.role_mappings.realm.get()
        ]
        await user.role_mappings.realm.delete(roles)
        assert 'realm-role-name' not in [
            role['name'] for role in await user.role_mappings.realm.get()
        ]


if __name__ == '__main__':
    import asyncio

    loop = asyncio.get_event_loop()
    loop.run_until_complete(main(loop))
