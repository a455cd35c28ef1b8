using Microsoft.OpenApi;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.OpenApi.Vocabulary;

/// <summary>Parameters that many endpoints read.</summary>
internal static class Parameters
{
    public static readonly Parameter Skip = Parameter.Whole("skip", "How many to pass over.", 0, int.MaxValue, 0);

    public static readonly Parameter Limit = Parameter.Whole("limit", "How many at the most.", 1, PageRequest.MaxLimit, PageRequest.MaxLimit);

    public static readonly Parameter Search = Parameter.Text("search", "Only what contains this text; capitals do not count.", Query.MaxSearch, "north");

    public static readonly Parameter IdempotencyKey = new(
        "Idempotency-Key",
        "A text of your choice for this creation. The same key with the same body within 24 hours answers the first result again; with another body, 422.",
        new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
        "6d0a3f0e-7a3b-4d5e-9c47-1f0a2b3c4d5e")
    { In = ParameterLocation.Header };

    public static readonly Parameter IfMatch = new(
        "If-Match",
        "The `ETag` of what you have seen: the change is made only if it is still that, else 412. Left out or `*`: whatever it is by now.",
        new OpenApiSchema { Type = JsonSchemaType.String },
        "\"3\"")
    { In = ParameterLocation.Header };
}
