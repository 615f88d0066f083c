role = realm.admin.realms.by_name('realm-name').clients.by_id('#client id').roles.by_name('role-name')
