using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Sensors;

namespace VerticalFarm.Grains.Sensors;

/// <summary>What a sensor takes at one moment.</summary>
/// <param name="Min">The least that such a sensor can measure.</param>
/// <param name="Max">The most.</param>
/// <param name="OldestTicks">The oldest time that is taken.</param>
/// <param name="NewestTicks">The newest.</param>
/// <param name="LateTicks">Readings of this time and before come late: they may be there already.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.ReadingBounds")]
internal readonly record struct ReadingBounds(
    [property: Id(0)] double Min, [property: Id(1)] double Max, [property: Id(2)] long OldestTicks, [property: Id(3)] long NewestTicks, [property: Id(4)] long LateTicks)
{
    public static ReadingBounds Of(SensorType type, DateTimeOffset now, TimeSpan retention, long lateTicks)
    {
        var (min, max) = SensorTypes.PhysicalRange(type);
        return new ReadingBounds(min, max, (now - retention).UtcTicks, (now + ReadingJudge.FutureTolerance).UtcTicks, lateTicks);
    }

    /// <summary>Whether and why a reading is not taken.</summary>
    public ReadingRefusal Judge(long utcTicks, double value) =>
        !(value >= Min && value <= Max) ? ReadingRefusal.OutOfPhysicalRange :
        utcTicks > NewestTicks ? ReadingRefusal.InTheFuture :
        utcTicks < OldestTicks ? ReadingRefusal.TooOld :
        ReadingRefusal.None;
}
