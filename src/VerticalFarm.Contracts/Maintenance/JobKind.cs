using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Maintenance;

/// <summary>What keeps a job going.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<JobKind>))]
public enum JobKind
{
    /// <summary>One job for the whole cluster, whose runs are on record.</summary>
    Job,

    /// <summary>A reminder that many grains have; told of are their number, and how late they are where that is known.</summary>
    Reminder,
}
