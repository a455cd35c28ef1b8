using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Documents;

/// <summary>What the API is, and the parts that it has.</summary>
internal static class About
{
    public static OpenApiInfo Info => new()
    {
        Title = "VerticalFarm",
        Version = typeof(About).Assembly.GetName().Version!.ToString(3),
        Summary = "Watches and moves vertical farms.",
        Description = """
            Farms with their sensors, devices and rules; readings in, and out again as points or buckets.

            - JSON in snake_case. Times are RFC 3339 in UTC to the millisecond. Ids are UUIDs.
            - Every list takes `skip` and `limit`, most take `search`, and answers `items`, `total`, `skip` and `limit`.
            - `PUT` is a partial update: a field left out stays, `null` clears an optional one. Single resources carry an `ETag`; send it as
              `If-Match` and a change is made only to what you have seen.
            - A body with a field that is not known is refused, so that a slip of the pen is told and not dropped.
            - Every error comes in the same envelope, `Error`. Bodies may be compressed with gzip, deflate or br.
            """,
        License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
    };

    public static HashSet<OpenApiTag> Tags =>
    [
        Tag("Accounts", "Who you are: registration, sign-in and sessions."),
        Tag("Farms", "The farm itself, its layout and its first screen."),
        Tag("Sharing", "Which people and devices may do something in a farm, and what they did."),
        Tag("Home Assistant", "Where a farm's Home Assistant is, and how the connection is."),
        Tag("Sensors", "What measures."),
        Tag("Readings", "What was measured."),
        Tag("Devices", "What can be moved, and what was asked of it."),
        Tag("Rules", "What the farm does by itself, and why."),
        Tag("Alerts", "What people should know of."),
        Tag("Billing", "Which plan an account has, and how to take another."),
        Tag("Analytics", "What sensors and devices come to over a time."),
        Tag("Reports", "How each day was."),
        Tag(HostPaths.Tag, "For those who run the gateway."),
    ];

    private static OpenApiTag Tag(string name, string description) => new() { Name = name, Description = description };
}
