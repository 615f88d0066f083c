realm = realm.admin.realms.by_name('realm-name')
