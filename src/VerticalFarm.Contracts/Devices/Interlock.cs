using System.Globalization;

namespace VerticalFarm.Contracts.Devices;

/// <summary>What forbids a device to do something now.</summary>
/// <param name="Kind">Which limit it is.</param>
/// <param name="Message">Why, in words.</param>
/// <param name="Until">Until when; null when that does not depend on time alone.</param>
[GenerateSerializer, Immutable, Alias("VerticalFarm.Interlock")]
public sealed record Interlock([property: Id(0)] InterlockKind Kind, [property: Id(1)] string Message, [property: Id(2)] DateTimeOffset? Until)
{
    /// <summary>The whole of it as one sentence.</summary>
    public string Sentence() => Until is { } until
        ? $"{Message} ({EnumNames.Of(Kind)}), until {Text(until)}"
        : $"{Message} ({EnumNames.Of(Kind)})";

    /// <summary>The same as fields, for programs.</summary>
    public FieldError[] Fields() => Until is { } until
        ? [new FieldError("interlock", EnumNames.Of(Kind)), new FieldError("until", Text(until))]
        : [new FieldError("interlock", EnumNames.Of(Kind))];

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Which limit forbids; named as the field of the envelope that sets it.</summary>
public enum InterlockKind
{
    /// <summary>The farm is under an emergency stop.</summary>
    EmergencyStop,

    /// <summary>It has been on for as long as it may at a stretch.</summary>
    MaxOnSeconds,

    /// <summary>It was turned on just now and must run for a while.</summary>
    MinOnSeconds,

    /// <summary>It was turned off just now and must rest.</summary>
    MinOffSeconds,

    /// <summary>It has been on for as long as it may today.</summary>
    MaxOnSecondsPerDay,

    /// <summary>A device is on, or may be, that must never be on together with it.</summary>
    ExclusiveWith,

    /// <summary>A sensor that it needs is silent, or says that it must not run.</summary>
    Requires,
}
