using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Grains.Readings;

/// <summary>Refusals in words.</summary>
internal static class Refusals
{
    public static RejectedReading Tell(int index, ReadingRefusal code) => new(index, code, code switch
    {
        ReadingRefusal.UnknownSensor => "There is no such sensor among yours",
        ReadingRefusal.OutOfPhysicalRange => "The value is beyond what such a sensor can measure",
        ReadingRefusal.InTheFuture => "The time is more than 5 minutes ahead",
        ReadingRefusal.TooOld => "The time is older than readings are kept",
        _ => "",
    });
}
