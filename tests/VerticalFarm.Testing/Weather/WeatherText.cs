using System.Text.Json.Nodes;

namespace VerticalFarm.Testing;

/// <summary>What weather services answer, in the shapes that they answered in November 2026.</summary>
public static class WeatherText
{
    /// <summary>Open-Meteo's answer: the temperature now, and a degree more with every hour.</summary>
    public static string OpenMeteo(DateTimeOffset now, double temperature, int hours = 48)
    {
        var hour = now.ToUnixTimeSeconds() / 3600 * 3600;
        JsonArray Each(Func<int, JsonNode?> value) => [.. Enumerable.Range(0, hours).Select(value)];
        return new JsonObject
        {
            ["latitude"] = 50.84,
            ["longitude"] = 4.36,
            ["generationtime_ms"] = 0.07,
            ["utc_offset_seconds"] = 0,
            ["timezone"] = "GMT",
            ["timezone_abbreviation"] = "GMT",
            ["elevation"] = 27.0,
            ["current_units"] = new JsonObject { ["time"] = "unixtime", ["interval"] = "seconds", ["temperature_2m"] = "°C", ["relative_humidity_2m"] = "%" },
            ["current"] = new JsonObject
            {
                ["time"] = now.ToUnixTimeSeconds(),
                ["interval"] = 900,
                ["temperature_2m"] = temperature,
                ["relative_humidity_2m"] = 87,
                ["cloud_cover"] = 100,
                ["wind_speed_10m"] = 3.2,
                ["precipitation"] = 0.1,
            },
            ["hourly_units"] = new JsonObject { ["time"] = "unixtime", ["temperature_2m"] = "°C" },
            ["hourly"] = new JsonObject
            {
                ["time"] = Each(index => hour + (3600 * index)),
                ["temperature_2m"] = Each(index => temperature + index),
                ["relative_humidity_2m"] = Each(_ => 80),
                ["cloud_cover"] = Each(_ => 50),
                ["wind_speed_10m"] = Each(_ => 2.5),
                ["precipitation"] = Each(index => index == 1 ? null : 0.2),
            },
        }.ToJsonString();
    }

    /// <summary>OpenWeatherMap's answer for now.</summary>
    public static string OpenWeatherMapNow(DateTimeOffset now, double temperature) => Moment(now, temperature, "1h").ToJsonString();

    /// <summary>OpenWeatherMap's answer for what is to come, every three hours.</summary>
    public static string OpenWeatherMapAhead(DateTimeOffset now, double temperature) => new JsonObject
    {
        ["cod"] = "200",
        ["message"] = 0,
        ["cnt"] = 16,
        ["list"] = new JsonArray([.. Enumerable.Range(1, 16).Select(step => Moment(now.AddHours(3 * step), temperature + step, "3h"))]),
    }.ToJsonString();

    private static JsonObject Moment(DateTimeOffset at, double temperature, string span) => new()
    {
        ["dt"] = at.ToUnixTimeSeconds(),
        ["main"] = new JsonObject { ["temp"] = temperature, ["feels_like"] = 2.1, ["pressure"] = 1012, ["humidity"] = 87 },
        ["weather"] = new JsonArray(new JsonObject { ["id"] = 500, ["main"] = "Rain" }),
        ["clouds"] = new JsonObject { ["all"] = 75 },
        ["wind"] = new JsonObject { ["speed"] = 4.1, ["deg"] = 220 },
        ["rain"] = new JsonObject { [span] = 0.6 },
    };
}
