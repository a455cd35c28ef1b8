using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace VerticalFarm.Api.Tests.OpenApi.Fuzz;

/// <summary>Makes bad bodies of a good one.</summary>
internal sealed class BodyBreaker(Random random)
{
    private const string Mark = "@@here@@";
    private static readonly string?[] Types = ["text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=none", "multipart/form-data; boundary=x", "*/*", null];
    private static readonly string[] Encodings = ["gzip", "deflate", "br", "zstd", "gzip, gzip", "identity", "none"];

    /// <summary>A bad body, with what is bad about it.</summary>
    public (string Fault, byte[] Body, string? Type, string? Encoding) Break(JsonNode example) => random.Next(10) switch
    {
        0 => ("no such body", Poison.Bodies.Pick(random), "application/json", null),
        1 => ("cut off", Cut(Bytes(example)), "application/json", null),
        2 => ("broken bytes", Scratch(Bytes(example)), "application/json", null),
        3 => ("wrong type", Bytes(example), Types.Pick(random), null),
        4 => ("broken compression", random.Next(2) == 0 ? Bytes(example) : Scratch(Compress(Bytes(example))), "application/json", Encodings.Pick(random)),
        5 => ("fields changed", Encoding.UTF8.GetBytes(ChangeFields(example)), "application/json", null),
        _ => ("poisoned", Encoding.UTF8.GetBytes(PoisonOne(example)), "application/json", null),
    };

    private static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    private byte[] Cut(byte[] body) => body[..random.Next(body.Length)];

    private byte[] Scratch(byte[] body)
    {
        for (var i = 0; i < 3; i++)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return body;
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>Puts a bad value somewhere. As text: many bad values are none that a JSON library would write.</summary>
    private string PoisonOne(JsonNode example)
    {
        var copy = example.DeepClone();
        var places = Places(copy).ToArray();
        places.Pick(random)(Mark);
        return copy.ToJsonString().Replace($"\"{Mark}\"", Poison.Json.Pick(random), StringComparison.Ordinal);
    }

    private string ChangeFields(JsonNode example)
    {
        var copy = example.DeepClone();
        var fields = Objects(copy).ToArray().Pick(random);
        var name = fields.Select(field => field.Key).ToArray() is { Length: > 0 } names ? names.Pick(random) : "x";
        switch (random.Next(4))
        {
            case 0:
                fields.Remove(name);
                break;
            case 1:
                fields["colour"] = "red";
                break;
            case 2:
                var value = fields[name]?.DeepClone();
                fields.Remove(name);
                fields[name.ToUpperInvariant() + "\0"] = value;
                break;
            default:
                fields[Mark] = 1;
                return copy.ToJsonString().Replace($"\"{Mark}\":1", $"\"{name}\":1,\"{name}\":{{}}", StringComparison.Ordinal);
        }

        return copy.ToJsonString();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Objects(field.Value)).Prepend(fields),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<Action<JsonNode>> Places(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Key).ToArray().SelectMany(name =>
            (fields[name] is { } value ? Places(value) : []).Prepend(bad => fields[name] = bad)),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(index =>
            (items[index] is { } value ? Places(value) : []).Prepend(bad => items[index] = bad)),
        _ => [],
    };
}
