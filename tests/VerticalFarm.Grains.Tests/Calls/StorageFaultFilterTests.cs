using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Storage;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Grains.Calls;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Calls;

public sealed class StorageFaultFilterTests
{
    private readonly StorageFaultFilter _filter = new(NullLogger<StorageFaultFilter>.Instance);

    public static TheoryData<string, Exception?, bool> Faults => new()
    {
        { "nothing", null, false },
        { "a fault of the program", new InvalidOperationException("bug"), false },
        { "a refusal", new CallRefusedException(CallRefusal.Forbidden, "no"), false },
        { "a conflict of versions", new InconsistentStateException("conflict"), true },
        { "no connection", new NpgsqlException("no connection", new SocketException()), true },
        { "a connection that broke", new NpgsqlException("broken"), true },
        { "an administrator's shutdown", Postgres("57P01"), true },
        { "a start that is not over", Postgres("57P03"), true },
        { "a statement that ran out of time", Postgres("57014"), true },
        { "a connection failure", Postgres("08006"), true },
        { "too many connections", Postgres("53300"), true },
        { "a lost race between transactions", Postgres("40001"), true },
        { "a statement that is wrong", Postgres("42601"), false },
        { "a violated constraint", Postgres("23505"), false },
        { "a socket", new SocketException(), true },
        { "a time-out", new TimeoutException(), true },
        { "an outage deep within", new InvalidOperationException("outer", new InvalidOperationException("inner", new TimeoutException())), true },
        { "an outage among others", new AggregateException(new InvalidOperationException("bug"), new TimeoutException()), true },
        { "several faults, none an outage", new AggregateException(new InvalidOperationException("bug"), new InvalidOperationException("bug")), false },
        { "readings that could not be asked for in time", new ReadingStoreUnavailableException("late", new OperationCanceledException()), true },
        { "readings that wait for room", new ReadingStoreBusyException(TimeSpan.FromSeconds(1)), false }, // the intake answers this itself
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_outage_is_what_may_go_well_when_it_is_tried_again(string what, Exception? fault, bool outage) =>
        Assert.True(StorageFaultFilter.IsOutage(fault) == outage, what);

    [Fact]
    public async Task An_outage_is_told_without_what_the_database_said()
    {
        var told = await Assert.ThrowsAsync<ServiceUnavailableException>(() => _filter.Invoke(Failing(Postgres("57P01"))));
        Assert.Null(told.InnerException);
        Assert.DoesNotContain("secret", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_other_fault_stays_what_it_is()
    {
        var bug = new InvalidOperationException("bug");
        Assert.Same(bug, await Assert.ThrowsAsync<InvalidOperationException>(() => _filter.Invoke(Failing(bug))));
        var told = new ServiceUnavailableException("already told");
        Assert.Same(told, await Assert.ThrowsAsync<ServiceUnavailableException>(() => _filter.Invoke(Failing(told))));
    }

    private static PostgresException Postgres(string sqlState) => new("a secret of the database", "ERROR", "ERROR", sqlState);

    private static FakeCall Failing(Exception fault) =>
        new(typeof(IFarmGrain).GetMethod(nameof(IFarmGrain.Get))!, GrainId.Create("farm", "a")) { Fault = fault };
}
