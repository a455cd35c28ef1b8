using System.Text.Json.Nodes;
using VerticalFarm.Simulator.Entities;

namespace VerticalFarm.Simulator.Services;

/// <summary>How a service call ended.</summary>
internal enum ServiceOutcome
{
    /// <summary>Carried out, which is no proof that anything moved.</summary>
    Done,

    /// <summary>There is no such service.</summary>
    NotFound,

    /// <summary>The data does not fit the service.</summary>
    InvalidFormat,

    /// <summary>An entity refused.</summary>
    Failed,
}

/// <summary>A call's outcome, its context, and what went wrong if anything did.</summary>
internal sealed record ServiceResult(ServiceOutcome Outcome, StateContext Context, string Message = "");

/// <summary>A call that is asked for: data with the target's entity ids merged in.</summary>
internal sealed record ServiceRequest(string Domain, string Service, JsonObject Data);
