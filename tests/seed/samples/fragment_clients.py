clients = realm.admin.realms.by_name('realm-name').clients
