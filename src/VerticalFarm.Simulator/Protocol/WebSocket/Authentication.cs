using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VerticalFarm.Simulator.Protocol.WebSocket;

/// <summary>The first message of a client, judged.</summary>
internal static class Authentication
{
    private const string InvalidToken = "Invalid access token or password";
    private const string Prefix = "Auth message incorrectly formatted: ";

    /// <summary>What to answer a client that is let in, or refused; null for what is not JSON, which is closed without a word.</summary>
    public static (bool Accepted, string? Answer) Judge(ReadOnlyMemory<byte> data, TokenCheck token)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(data);
        }
        catch (JsonException)
        {
            return (false, null);
        }

        using (document)
        {
            if (Misfits(document.RootElement) is { } errors)
            {
                // The real one quotes what it was given, tokens included; so clients must not log it.
                return (false, Messages.AuthInvalid(Prefix + errors));
            }

            var accepted = document.RootElement.TryGetProperty("access_token", out var given) && token.Accepts(given.GetString()!);
            return (accepted, accepted ? Messages.AuthOk : Messages.AuthInvalid(InvalidToken));
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

/// <summary>Whether a token is the owner's, and still good.</summary>
internal sealed class TokenCheck(string token, FaultBoard faults)
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    public bool Accepts(string given) => !faults.TokenRejected && IsOwners(given);

    /// <summary>Whether the token is the owner's, even while a fault has Home Assistant reject it.</summary>
    public bool IsOwners(string given) => CryptographicOperations.FixedTimeEquals(_token, Encoding.UTF8.GetBytes(given));
}
