using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VerticalFarm.Simulator.Core;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>The first message of a client, judged.</summary>
internal static class Authentication
{
    private const string InvalidToken = "Invalid access token or password";
    private const string Prefix = "Auth message incorrectly formatted: ";

    /// <summary>What to answer a client that is let in, or refused; null for what is not JSON, which is closed without a word.</summary>
    public static (HomeUser? Accepted, string? Answer) Judge(ReadOnlyMemory<byte> data, TokenCheck token)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(data);
        }
        catch (JsonException)
        {
            return (null, null);
        }

        using (document)
        {
            if (Misfits(document.RootElement) is { } errors)
            {
                // The real one quotes what it was given, tokens included; so clients must not log it.
                return (null, Messages.AuthInvalid(Prefix + errors));
            }

            var accepted = document.RootElement.TryGetProperty("access_token", out var given) ? token.UserOf(given.GetString()!) : null;
            return (accepted, accepted is not null ? Messages.AuthOk : Messages.AuthInvalid(InvalidToken));
        }
    }

    private static string? Misfits(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return $"expected a dictionary. Got {PythonText.Of(message)}";
        }

        var errors = new List<string>();
        foreach (var property in message.EnumerateObject())
        {
            switch (property.Name)
            {
                case "type" when property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() == "auth":
                case "access_token" or "api_password" when property.Value.ValueKind == JsonValueKind.String:
                    break;
                case "type":
                    errors.Add($"not a valid value for dictionary value @ data['type']. Got {PythonText.Of(property.Value)}");
                    break;
                case "access_token" or "api_password":
                    errors.Add($"expected str for dictionary value @ data['{property.Name}']. Got {PythonText.Of(property.Value)}");
                    break;
                default:
                    errors.Add($"extra keys not allowed @ data['{property.Name}']. Got {PythonText.Of(property.Value)}");
                    break;
            }
        }

        if (!message.TryGetProperty("type", out _))
        {
            errors.Add("required key not provided @ data['type']. Got None");
        }

        errors.Sort(StringComparer.Ordinal);
        return errors.Count == 0 ? null : string.Join('\n', errors);
    }
}

/// <summary>Whose a token is, and whether it is still good.</summary>
internal sealed class TokenCheck(string owner, string? viewer, FaultBoard faults)
{
    private readonly byte[] _owner = Encoding.UTF8.GetBytes(owner);
    private readonly byte[]? _viewer = viewer is null ? null : Encoding.UTF8.GetBytes(viewer);

    /// <summary>Whose token it is; null when it is nobody's, or is rejected.</summary>
    public HomeUser? UserOf(string given) => faults.TokenRejected ? null
        : IsOwners(given) ? HomeUser.Owner
        : _viewer is not null && CryptographicOperations.FixedTimeEquals(_viewer, Encoding.UTF8.GetBytes(given)) ? HomeUser.Viewer
        : null;

    /// <summary>Whether the token is the owner's, even while a fault has Home Assistant reject it.</summary>
    public bool IsOwners(string given) => CryptographicOperations.FixedTimeEquals(_owner, Encoding.UTF8.GetBytes(given));
}
