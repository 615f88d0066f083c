from uuid import uuid4

from keycloak.realm import KeycloakRealm


realm = KeycloakRealm(server_url='https://example.com', realm_name='my_realm')

oidc_client = realm.open_id_connect(
    client_id='my-client', client_secret='very-secret-client-secret'
)

token = oidc_client.client_credentials()
admin_client = realm.admin.set_token(token['access_token'])
realm_client = admin_client.realms.by_name('my_realm')

name = 'a name {}'.format(uuid4())
realm_client.groups.create(name=name)
[group] = [
    group for group in realm_client.groups.all() if group['name'] == name
]
[found] = [
    user for user in realm_client.users.all() if user['username'] == 'my-user'
]
user = realm_client.users.by_id(found['id'])

user.groups.add(group['id'])
assert group['id'] in [group['id'] for group in user.groups.all()]
user.groups.delete(group['id'])
assert group['id'] not in [group['id'] for group in user.groups.all()]

roles = [
    role
    for role in user.role_mappings.realm.available()
    if role['name'] == 'realm-role-name'
]
user.role_mappings.realm.add(roles)
assert 'realm-role-name' in [
    role['name'] for role in user.role_mappings.realm.get()
]
user.role_mappings.realm.delete(roles)
assert 'realm-role-name' not in [
    role['name'] for role in user.role_mappings.realm.get()
]
