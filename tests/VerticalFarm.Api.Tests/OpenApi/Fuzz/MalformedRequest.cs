namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>A request with something wrong in it.</summary>
/// <param name="Name">The operation, the number of the case and what is wrong.</param>
/// <param name="Method">The method.</param>
/// <param name="PathAndQuery">The address as it is sent.</param>
internal sealed record MalformedRequest(string Name, HttpMethod Method, string PathAndQuery)
{
    public List<(string Name, string Value)> Headers { get; } = [];

    /// <summary>Whether the description says that it asks somebody else, who may not be there (502).</summary>
    public bool MayAskUpstream { get; init; }

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }
}
