using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using VerticalFarm.Contracts.Automation;

namespace VerticalFarm.Grains.Tests.Automation.Definition;

public sealed class RuleWireTests
{
    [Fact]
    public void Any_rule_survives_the_way_between_processes()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        RuleGen.Rule.Sample(rule => Assert.Equal(rule, serializer.Deserialize<RuleDefinition>(serializer.SerializeToArray(rule))));
    }
}
