using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Grains.HomeAssistant;

/// <summary>How a farm shows itself in Home Assistant: an entity whose state is the health score. Pure.</summary>
internal static class StatusEntity
{
    /// <summary>What ids of such entities begin with.</summary>
    public const string Prefix = "sensor.verticalfarm_";

    // Entity ids have at most 255 characters; a name has 100.
    private const int MaxSlug = 100;

    /// <summary>The id for a farm of this name.</summary>
    public static string IdFor(string name, Guid farm) => Prefix + (Slug(name) is { Length: > 0 } slug ? slug : Mark(farm));

    /// <summary>The id when another farm of the same name is shown in the same Home Assistant.</summary>
    public static string OtherIdFor(string name, Guid farm) => $"{IdFor(name, farm)}_{Mark(farm)}";

    /// <summary>The state: the health score, or unknown when there is nothing to judge.</summary>
    public static string StateOf(FarmView farm) => farm.HealthScore is { } score ? score.ToString("0.0", CultureInfo.InvariantCulture) : "unknown";

    public static JsonObject AttributesOf(FarmView farm, DateTimeOffset now) => new()
    {
        ["friendly_name"] = farm.Name,
        ["farm_id"] = farm.Id.ToString(),
        ["farm_name"] = farm.Name,
        ["health_score"] = farm.HealthScore,
        ["open_alerts"] = farm.OpenAlerts,
        ["device_count"] = farm.DeviceCount,
        ["sensor_count"] = farm.SensorCount,
        ["updated_at"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["unit_of_measurement"] = "%",
        ["state_class"] = "measurement",
        ["icon"] = "mdi:sprout",
    };

    private static string Mark(Guid farm) => farm.ToString("N")[..8];

    /// <summary>As Home Assistant wants ids: lower case letters, digits and single underscores, none at the ends.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '_')
            {
                slug.Append('_');
            }

            if (slug.Length == MaxSlug)
            {
                break;
            }
        }

        return slug.ToString().Trim('_');
    }
}
