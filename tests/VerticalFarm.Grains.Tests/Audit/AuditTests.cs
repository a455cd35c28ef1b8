using System.Text.Json.Nodes;
using VerticalFarm.Contracts.Audit;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Accounts;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Audit;

[Collection(typeof(ClusterTests))]
public sealed class AuditTests(FarmCluster cluster)
{
    [Fact]
    public async Task An_entry_says_who_did_what_when_from_where_and_what_it_was_before_and_after()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        cluster.Address = "203.0.113.7";
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        (await farm.Farm.Update(new FarmPatch { Name = "Attic" }, null)).Good();

        cluster.Address = null;
        var entry = (await EntriesAsync(farm))[0];
        Assert.Equal(
            (ActorKind.User, farm.Owner.Id, "203.0.113.7", "updated", "farm", farm.Id, cluster.Clock.GetUtcNow()),
            (entry.ActorKind, entry.ActorId, entry.Address, entry.Action, entry.Subject, entry.SubjectId, entry.At));
        Assert.Equal(("Farm", "Attic"), (Name(entry.BeforeJson), Name(entry.AfterJson)));
    }

    [Fact]
    public async Task What_the_cluster_does_of_its_own_accord_is_put_on_record_as_its_own()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);

        await cluster.Inside.GetGrain<ISensorGrain>(sensor.GetPrimaryKey()).Delete();

        var entry = (await EntriesAsync(farm))[0];
        Assert.Equal((ActorKind.System, null, null, "deleted", "sensor"), (entry.ActorKind, entry.ActorId, entry.Address, entry.Action, entry.Subject));
    }

    [Fact]
    public async Task A_change_that_cannot_be_put_on_record_does_not_happen()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.Co2);
        var device = await farm.AddDeviceAsync(DeviceType.Fan, "fan.one");
        var before = (await farm.Farm.Get()).Good();
        await ExecuteAsync($"""
            CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
            CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.farm_id = '{farm.Id}') EXECUTE FUNCTION refuse_audit();
            """);
        try
        {
            await FailsAsync(() => farm.Farm.Update(new FarmPatch { Name = "Attic" }, null));
            await FailsAsync(() => farm.Farm.AddSensor(new SensorSpec { Name = "Second", Type = SensorType.Co2 }));
            await FailsAsync(() => farm.Farm.AddApiKey("Logger"));
            await FailsAsync(() => farm.Farm.StopEverything("fire"));
            await FailsAsync(() => sensor.Delete());
            await FailsAsync(() => device.Submit(new CommandRequest { Command = CommandKind.TurnOn }));
            await FailsAsync(() => farm.Farm.Delete());
        }
        finally
        {
            await ExecuteAsync("DROP TRIGGER refuse_audit ON audit_entry; DROP FUNCTION refuse_audit()");
        }

        var after = (await farm.Farm.Get()).Good();
        Assert.Equal((before.Name, before.Version, 1, 1, null), (after.Name, after.Version, after.SensorCount, after.DeviceCount, after.EmergencyStop));
        Assert.Empty((await farm.Farm.ListApiKeys(PageRequest.First)).Items);
        Assert.Empty((await device.ListCommands(PageRequest.First)).Items);
        (await sensor.Get()).Good();
    }

    [Fact]
    public async Task A_change_that_was_refused_is_on_no_record()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var count = (await EntriesAsync(farm)).Length;

        (await farm.Farm.Update(new FarmPatch { Name = "" }, null)).Bad(FailureKind.Validation);
        (await farm.Farm.Update(new FarmPatch { Name = "Attic" }, 99)).Bad(FailureKind.PreconditionFailed);
        (await farm.Farm.AddApiKey(" ")).Bad(FailureKind.Validation);
        (await farm.Farm.RemoveMember(Guid.NewGuid())).Bad(FailureKind.NotFound);
        (await farm.Farm.SetMember(Growers.NewAddress(), FarmRole.Viewer)).Bad(FailureKind.BusinessRule);

        Assert.Equal(count, (await EntriesAsync(farm)).Length);
    }

    [Fact]
    public async Task What_is_done_to_an_account_is_on_record_and_tells_no_secret()
    {
        const string NewPassword = "an entirely new password";
        var user = await TestFarm.RegisterAsync(cluster);
        cluster.SignedIn = user.Id;
        var account = cluster.Account(user.Id);
        (await account.Rename("Ann", null)).Good();
        (await account.ChangePassword(TestFarm.Password, NewPassword)).Good();
        (await account.Delete()).Good();

        var actions = await cluster.Database.ColumnAsync<string>("SELECT action FROM audit_entry WHERE subject = 'account' AND subject_id = $1 ORDER BY id", user.Id);
        Assert.Equal(["created", "updated", "password_changed", "deleted"], actions);
        var texts = await cluster.Database.ColumnAsync<string>("SELECT audit_entry::text FROM audit_entry WHERE subject_id = $1", user.Id);
        Assert.DoesNotContain(texts, text => text.Contains(NewPassword, StringComparison.Ordinal) || text.Contains(TestFarm.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_ends_an_account_leaves_the_farms_it_shared_on_the_record_of_those()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var guest = await TestFarm.RegisterAsync(cluster);
        (await farm.Farm.SetMember(guest.Email!, FarmRole.Operator)).Good();

        cluster.SignedIn = guest.Id;
        (await cluster.Account(guest.Id).Delete()).Good();

        farm.ActAsOwner();
        var entry = (await EntriesAsync(farm))[0];
        Assert.Equal(("deleted", "member", guest.Id, guest.Id), (entry.Action, entry.Subject, entry.SubjectId, entry.ActorId));
    }

    [Fact]
    public async Task The_record_of_a_farm_outlives_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await farm.Farm.Delete()).Good();
        await cluster.PassesUntilAsync(async () => (await cluster.Database.KeptAsync([farm.Id])).Length == 0, "the farm has ended");
        Assert.Equal(["created", "deleted"], await cluster.Database.ColumnAsync<string>("SELECT action FROM audit_entry WHERE farm_id = $1 ORDER BY id", farm.Id));
    }

    private static string? Name(string? json) => JsonNode.Parse(json!)!["name"]!.GetValue<string>();

    private static async Task<AuditEntry[]> EntriesAsync(TestFarm farm) => [.. (await farm.Farm.ListAudit(PageRequest.First)).Items];

    private static async Task FailsAsync<T>(Func<Task<Result<T>>> change) => Assert.NotNull(await Record.ExceptionAsync(change));

    private async Task ExecuteAsync(string sql)
    {
        await using var command = cluster.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
