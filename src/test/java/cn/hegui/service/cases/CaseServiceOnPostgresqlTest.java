package cn.hegui.service.cases;

import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.Databases;

/** The same on the database for real use. */
class CaseServiceOnPostgresqlTest extends CaseServiceTest {
    @Override
    DatabaseAddress database() {
        return Databases.postgresql();
    }
}
