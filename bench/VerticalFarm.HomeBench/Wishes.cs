namespace VerticalFarm.HomeBench;

/// <summary>Commands that an entity understands.</summary>
internal static class Wishes
{
    public static object Random(string entity, Random random) => (entity.Split('.')[0], random.Next(3)) switch
    {
        ("number", _) => Set(new { value = random.Next(0, 50) }),
        (_, 0) => new { command = "turn_off" },
        ("light" or "fan", 1) => Set(new { level = random.Next(10, 100) }),
        ("climate", 1) => Set(new { temperature = random.Next(12, 30) }),
        ("humidifier", 1) => Set(new { humidity = random.Next(40, 80) }),
        ("cover" or "valve", 1) => Set(new { position = random.Next(10, 90) }),
        _ => new { command = "turn_on" },
    };

    private static object Set(object data) => new { command = "set", data };
}
