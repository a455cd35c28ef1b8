using Microsoft.Extensions.Options;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Calls;

namespace VerticalFarm.Grains.Tests.Calls;

public sealed class PermissionFilterTests
{
    private static readonly GrainId Gateway = GrainId.Create("sys.client", "a0b1");
    private static readonly GrainId Silo = GrainId.Create("sys.client", "hosted-10.0.0.1:11111@1");
    private static readonly GrainId Grain = GrainId.Create("farm", $"{Guid.NewGuid():N}");

    // The filter asks no farm here: nobody is signed in, and that is told before.
    private readonly PermissionFilter _filter = new(null!, Options.Create(new AccountOptions()));

    [Theory]
    [MemberData(nameof(GrainMethods.All), MemberType = typeof(GrainMethods))]
    public async Task From_outside_nobody_reaches_a_method_that_is_not_open_to_anyone(string name)
    {
        var method = GrainMethods.Find(name);
        var call = new FakeCall(method, Gateway);
        Caller.Current = null;

        var fault = await Record.ExceptionAsync(() => _filter.Invoke(call));

        var expected = PermissionTable.Refusal(GrainMethods.PermissionOf(method), Role.Nobody);
        Assert.Equal(expected, (fault as CallRefusedException)?.Refusal);
        Assert.Equal(expected is null, call.Passed);
    }

    [Theory]
    [MemberData(nameof(GrainMethods.All), MemberType = typeof(GrainMethods))]
    public async Task Parts_of_the_cluster_call_each_other_freely(string name)
    {
        foreach (var source in new[] { Grain, Silo })
        {
            var call = new FakeCall(GrainMethods.Find(name), source);
            await _filter.Invoke(call);
            Assert.True(call.Passed);
        }
    }

    [Theory]
    [MemberData(nameof(GrainMethods.OneWay), MemberType = typeof(GrainMethods))]
    public void A_message_without_an_answer_is_not_for_clients_who_could_not_be_told_of_a_refusal(string name) =>
        Assert.Null(GrainMethods.PermissionOf(GrainMethods.Find(name)));

    [Fact]
    public async Task Grains_that_Orleans_brings_are_none_of_its_business()
    {
        var call = new FakeCall(typeof(IManagementGrain).GetMethod(nameof(IManagementGrain.GetSimpleGrainStatistics), [])!, Gateway);
        await _filter.Invoke(call);
        Assert.True(call.Passed);
    }
}
