using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Maintenance;

/// <summary>How far a run of a job came.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<JobOutcome>))]
public enum JobOutcome
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>There was more to do than one run may take; it goes on within a minute.</summary>
    Unfinished,

    /// <summary>It failed, and is tried again.</summary>
    Failed,

    /// <summary>The silo that ran it died; it is run again.</summary>
    CutShort,
}
