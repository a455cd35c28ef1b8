using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Documents;

/// <summary>How callers show who they are.</summary>
internal static class SecuritySchemes
{
    public const string Bearer = "bearer";
    public const string ApiKey = "api_key";

    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token: of `POST /auth/login`, or of the OpenID Connect issuer that this installation trusts.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(ApiKey, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Api-Key",
            Description = "A key of a farm, for devices and edge loggers that send readings.",
        });
    }
}
