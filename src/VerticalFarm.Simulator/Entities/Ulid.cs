using System.Security.Cryptography;

namespace VerticalFarm.Simulator.Entities;

/// <summary>ULIDs as Home Assistant gives them to contexts: 48 bits of milliseconds and 80 random bits in Crockford's base 32.</summary>
internal static class Ulid
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int TimeLength = 10;
    private const int Length = 26;

    public static string New(DateTimeOffset at) => string.Create(Length, at.ToUnixTimeMilliseconds(), static (text, milliseconds) =>
    {
        for (var index = TimeLength - 1; index >= 0; index--)
        {
            text[index] = Alphabet[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        RandomNumberGenerator.GetItems(Alphabet, text[TimeLength..]);
    });
}
