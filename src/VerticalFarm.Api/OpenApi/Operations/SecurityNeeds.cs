using Microsoft.OpenApi;
using VerticalFarm.Api.OpenApi.Documents;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>What an operation wants to see of a caller.</summary>
internal static class SecurityNeeds
{
    /// <summary>One of the schemes; an empty list says that none is needed.</summary>
    public static List<OpenApiSecurityRequirement> Of(EndpointFacts endpoint, OpenApiDocument document)
    {
        if (!endpoint.NeedsToken)
        {
            return [];
        }

        List<OpenApiSecurityRequirement> either = [Requirement(SecuritySchemes.Bearer, document)];
        if (endpoint.TakesApiKey)
        {
            either.Add(Requirement(SecuritySchemes.ApiKey, document));
        }

        return either;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
