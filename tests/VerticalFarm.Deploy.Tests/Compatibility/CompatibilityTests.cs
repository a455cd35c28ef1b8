using System.Runtime.CompilerServices;

namespace VerticalFarm.Deploy.Tests.Compatibility;

/// <summary>
/// While versions roll, silos and gateways of the old and the new one speak to each other, and what the old one stored the new one reads (and, when it is
/// rolled back, the other way round). So what is in the kept lists stays; more may come. A line that is gone is a method, member, id or stored field that
/// was renamed, retyped or removed: bring it back, and put the new one beside it.
/// </summary>
public sealed class CompatibilityTests
{
    private const string Accept = "ACCEPT_ADDITIONS";

    [Fact]
    public void What_silos_and_gateways_say_to_each_other_only_grows() => OnlyGrows("contracts.txt", Listing.Contracts());

    [Fact]
    public void What_is_stored_only_grows() => OnlyGrows("states.txt", Listing.States());

    [Fact]
    public void Every_part_of_a_contract_and_every_state_is_listed()
    {
        Assert.Contains("grain VerticalFarm.IFarmGrain by IGrainWithGuidKey", Listing.Contracts());
        Assert.Contains("wire VerticalFarm.Caller / 0: Guid", Listing.Contracts());
        Assert.Contains("state farm: FarmState", Listing.States());
        Assert.Contains("stored FarmState / OwnerId: Guid", Listing.States());
        Assert.Contains("enum FarmRole / Viewer = 0", Listing.States());
    }

    private static void OnlyGrows(string file, string[] now)
    {
        var path = Path.Combine(Folder(), file);
        string[] kept = File.Exists(path) ? File.ReadAllLines(path) : [];
        var gone = kept.Except(now).ToArray();
        var added = now.Except(kept).ToArray();
        if (gone.Length == 0 && added.Length > 0 && Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
        {
            File.WriteAllLines(path, now);
            return;
        }

        Assert.True(
            gone.Length == 0,
            $"""
            Incompatible with the version before. These are gone, renamed or retyped:
              {string.Join("\n  ", gone)}
            Keep them beside what is new. Only what no version in use knows any more may be taken out of {file}, by hand.
            """);
        Assert.True(
            added.Length == 0,
            $"""
            This is new, which is compatible:
              {string.Join("\n  ", added)}
            Accept it and commit the list: {Accept}=1 tests/VerticalFarm.Deploy.Tests/bin/Debug/net10.0/VerticalFarm.Deploy.Tests --filter-class '*CompatibilityTests'
            """);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
