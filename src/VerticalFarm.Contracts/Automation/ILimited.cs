namespace VerticalFarm.Contracts.Automation;

/// <summary>What the conditions that compare a number have in common.</summary>
public interface ILimited
{
    /// <summary>How to compare.</summary>
    Comparison Is { get; }

    /// <summary>The limit of <see cref="Comparison.Above"/> and <see cref="Comparison.Below"/>, in the number's unit; else null.</summary>
    double? Value { get; }

    /// <summary>The lower limit of <see cref="Comparison.Between"/> and <see cref="Comparison.Outside"/>; else null.</summary>
    double? Low { get; }

    /// <summary>The upper limit of the same, over <see cref="Low"/>; else null.</summary>
    double? High { get; }

    /// <summary>How far beyond a limit the number must come back before the condition lets go; at least 0.</summary>
    double Hysteresis { get; }

    /// <summary>The age, in seconds, over which what was read is no longer believed; null: the default of its source.</summary>
    int? MaxAgeSeconds { get; }
}
