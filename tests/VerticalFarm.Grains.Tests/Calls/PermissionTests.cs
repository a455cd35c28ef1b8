using System.Reflection;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Tests.Cluster;

namespace VerticalFarm.Grains.Tests.Calls;

[Collection(typeof(ClusterTests))]
public sealed class PermissionTests(FarmCluster cluster, PermissionTests.Fixture fixture) : IClassFixture<PermissionTests.Fixture>
{
    [Theory]
    [MemberData(nameof(GrainMethods.Answered), MemberType = typeof(GrainMethods))]
    public async Task Every_method_is_open_to_those_whom_it_names_and_refused_to_all_others(string name)
    {
        var method = GrainMethods.Find(name);
        foreach (var role in Enum.GetValues<Role>())
        {
            var expected = PermissionTable.Refusal(PermissionTable.Of(name), role);

            // What is deleted cannot be called again, and who has left is a stranger.
            var farm = method.Name is "Delete" or "Leave" && expected is null ? await SharedFarm.CreateAsync(cluster) : fixture.Farm;
            farm.Act(role);
            var refusal = await RefusalOfAsync(farm.Grain(method.DeclaringType!), method);
            Assert.True(refusal?.Refusal == expected, $"{name} by {role}: expected {expected?.ToString() ?? "to pass"}, was {refusal?.Refusal.ToString() ?? "passed"}");
        }
    }

    [Theory]
    [MemberData(nameof(GrainMethods.All), MemberType = typeof(GrainMethods))]
    public void Every_method_declares_what_the_table_of_permissions_says_of_it(string name) =>
        Assert.Equal(PermissionTable.Of(name), GrainMethods.PermissionOf(GrainMethods.Find(name)));

    [Fact]
    public void The_table_of_permissions_names_only_methods_that_there_are() =>
        Assert.Empty(PermissionTable.Methods.Except(GrainMethods.All.Select(row => row.Data)));

    [Fact]
    public async Task A_farm_or_part_of_somebody_else_and_one_that_is_not_there_are_refused_alike()
    {
        fixture.Farm.Act(Role.Stranger);
        await Alike<IFarmGrain>(nameof(IFarmGrain.Get));
        await Alike<ISensorGrain>(nameof(ISensorGrain.Get));
        await Alike<IAccountGrain>(nameof(IAccountGrain.Get));

        async Task Alike<T>(string method)
            where T : IGrainWithGuidKey
        {
            var foreign = await RefusalOfAsync(fixture.Farm.Grain(typeof(T)), typeof(T).GetMethod(method)!);
            var missing = await RefusalOfAsync(cluster.Gateway.GetGrain<T>(Guid.NewGuid()), typeof(T).GetMethod(method)!);
            Assert.Equal((CallRefusal.NotFound, foreign!.Message), (missing!.Refusal, missing.Message));
        }
    }

    [Fact]
    public async Task Members_have_their_role_in_their_own_farm_only()
    {
        var other = await SharedFarm.CreateAsync(cluster);
        fixture.Farm.Act(Role.Owner);
        Assert.Equal(CallRefusal.NotFound, (await RefusalOfAsync(other.Grain(typeof(ISensorGrain)), typeof(ISensorGrain).GetMethod(nameof(ISensorGrain.Get))!))?.Refusal);
    }

    // What a grain makes of missing arguments is not the question here: then it was reached.
    private static async Task<CallRefusedException?> RefusalOfAsync(IGrain grain, MethodInfo method)
    {
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);
        try
        {
            await (Task)method.Invoke(grain, [.. arguments])!;
            return null;
        }
        catch (CallRefusedException refusal)
        {
            return refusal;
        }
        catch (Exception fault) when (fault is NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }

    public sealed class Fixture(FarmCluster cluster) : IAsyncLifetime
    {
        internal SharedFarm Farm { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Farm = await SharedFarm.CreateAsync(cluster);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
