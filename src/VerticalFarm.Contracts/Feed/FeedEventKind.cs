namespace VerticalFarm.Contracts.Feed;

/// <summary>What a piece of news is about.</summary>
public enum FeedEventKind
{
    /// <summary>A sensor has a new latest reading, or was made or changed.</summary>
    Reading,

    /// <summary>A device is wanted, seen or commanded otherwise, or was made or changed.</summary>
    Device,

    /// <summary>A rule says something else of the farm, or was made or changed.</summary>
    Rule,

    /// <summary>The farm's profile, layout or members changed, a part came or went, or the farm is no more.</summary>
    Farm,

    /// <summary>An alert was opened, acknowledged or resolved, or its cause came anew.</summary>
    Alert,
}
