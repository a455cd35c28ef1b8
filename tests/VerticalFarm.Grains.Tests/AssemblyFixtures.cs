using VerticalFarm.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
